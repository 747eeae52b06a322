import { caseAt } from '../desk/actions.ts';
import { expect, test } from '../desk/test.ts';
import { goOn, openQuestion } from '../pages/complaint-form.ts';
import { track } from '../pages/tracking.ts';

test('the first page names its two ways, and the box for the reference says what goes in', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'complaints@constrat.io' })).toBeVisible();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Something went wrong? Tell us." [level=1]
      - paragraph: We want to hear from you. Everyone who complains gets a reference number, a named person, and an answer.
      - heading "Make a complaint" [level=2]
      - paragraph: Tell us what happened in your own words. It takes about five minutes, without an account.
      - paragraph:
        - link "Start now":
          - /url: /complain
      - heading "Track a complaint" [level=2]
      - paragraph: See where your complaint stands, what happens next, and when.
      - text: Your reference number
      - paragraph: For example CON‑7K3M‑92QX‑5TD. Capitals, spaces and dashes do not matter.
      - textbox "Your reference number"
      - status
      - paragraph:
        - button "Show my complaint"
      - paragraph:
        - text: To read our messages, answer us, send files or ask us to look again, open your case on this device.
        - link "Open your case":
          - /url: /case
      - heading "What we promise" [level=2]
      - list:
        - listitem: Acknowledge all complaints within 24 hours
        - listitem: Impartial review of all complaints
        - listitem: Regular updates throughout the process
        - listitem: Learn from feedback to enhance our service
      - paragraph:
        - link "Read how we handle complaints":
          - /url: /how-we-handle-complaints
      - heading "Other ways to reach us" [level=2]
      - list:
        - listitem:
          - paragraph: Online form
          - paragraph: In your dashboard under “Help & Support”
          - paragraph: Any time
        - listitem:
          - paragraph: Email
          - paragraph:
            - link "complaints@constrat.io":
              - /url: mailto:complaints@constrat.io
          - paragraph: Any time
        - listitem:
          - paragraph: Phone
          - paragraph: /\\+\\d+ \\d+ XXXX XXXX/
          - paragraph: /Monday to Friday, 9am to \\d+[hmsp]+ GMT/
        - listitem:
          - paragraph: Post
          - paragraph: Complaints Department, CONSTRAT Limited, [Registered Office Address]
          - paragraph: Opened Monday to Friday
      - heading "Our promises kept" [level=2]
      - paragraph: /From .+ to .+/
  `);
});

test('a question says what is wrong at the summary and at its field, and the summary leads there', async ({
  page,
}) => {
  await openQuestion(page, 'contact');
  await page.getByLabel('Email address').fill('rosa at mail');
  await goOn(page);
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - link "Back":
        - /url: /complain/evidence
      - paragraph: Question 6 of 7
      - alert "There is a problem":
        - heading "There is a problem" [level=2]
        - list:
          - listitem:
            - link "Your name — Enter your name":
              - /url: "#complaint-contact-name"
          - listitem:
            - link "Email address — Enter an email address such as name@example.com":
              - /url: "#complaint-contact-email"
      - heading "How can we reach you?" [level=1]
      - paragraph: Your name, and at least one of email, phone or post. You choose which.
      - text: Your name
      - paragraph: "Error: Enter your name"
      - textbox "Your name" [invalid]
      - text: Email address
      - paragraph: "Error: Enter an email address such as name@example.com"
      - textbox "Email address" [invalid]: rosa at mail
      - text: Phone number
      - textbox "Phone number"
      - text: Postal address
      - textbox "Postal address"
      - paragraph:
        - button "Continue"
      - paragraph:
        - status: What you type is kept on this device until you send it.
        - button "Delete my draft"
  `);
  await page.getByRole('alert').getByRole('link').first().press('Enter');
  const name = page.getByLabel('Your name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(/Enter your name/);
  await expect(name).toHaveAttribute('aria-invalid', 'true');
});

test('where a complaint stands is read as a heading, a state, a date and a list of steps', async ({
  page,
  request,
  staff,
}) => {
  const reference = await caseAt({ customer: request, staff }, 'waiting');
  await track(page, reference);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - paragraph: /CON(-\\w+){3}/
      - heading "We are reading everything you have told us" [level=1]
      - paragraph: Waiting for you
      - heading "We need something from you" [level=2]
      - paragraph: We need some information before we can go on. Open your case to read our question.
      - paragraph:
        - link "Open your case":
          - /url: /case
      - region "What happens next":
        - paragraph: We will next write to you by
        - paragraph:
          - time: /\\d+ \\w+/
        - paragraph: /That is in \\d+ days/
        - group: /Why this date\\? We will next write to you by .+\\d/
        - paragraph: Our answer is due by
        - paragraph:
          - time: /\\d+ \\w+/
        - group: /Why this date\\? Our answer is due by .+\\d/
      - heading "Progress" [level=2]
      - list:
        - listitem:
          - paragraph: "Done: Complaint received"
          - paragraph: /\\d+ \\w+, \\d+:\\d+/
          - list:
            - listitem: /A case handler was named \\w+ \\d+ \\w+, \\d+:\\d+/
        - listitem:
          - paragraph: "Done: Complaint acknowledged"
          - paragraph: /\\d+ \\w+, \\d+:\\d+/
        - listitem:
          - paragraph: "Now: Review"
          - paragraph: /Since \\w+ \\d+ \\w+, \\d+:\\d+/
          - paragraph: Your case handler reviews all information and may ask you for more.
          - list:
            - listitem: /We asked you for information \\w+ \\d+ \\w+, \\d+:\\d+/
        - listitem:
          - paragraph: "Still to come: Gathering evidence"
        - listitem:
          - paragraph: "Still to come: Resolution"
        - listitem:
          - paragraph: "Still to come: Our answer"
          - paragraph: /Due by \\w+ \\d+ \\w+/
      - heading "Legal dates" [level=2]
      - paragraph: Nothing can move or pause these dates.
      - paragraph: Legal time limit for your complaint
      - paragraph:
        - time: /\\d+ \\w+/
      - group: /Why this date\\? Legal time limit for your complaint .+\\d/
      - paragraph: Extended legal time limit for your complaint
      - paragraph:
        - time: /\\d+ \\w+/
      - group: /Why this date\\? Extended legal time limit for your complaint .+\\d/
      - paragraph: Live — this page changes by itself
      - link "Open your case":
        - /url: /case
      - link "Track another complaint":
        - /url: /track
      - paragraph:
        - status: The last state is kept on this device for times without a connection.
        - button "Remove it"
      - status
  `);
});
