/** What the pages do in the browser; served as it stands, hence a text. */
export const staffPageScript = /* js */ `
'use strict';
const { operations } = JSON.parse(document.getElementById('settings').textContent);
const form = document.querySelector('form');
const problem = document.getElementById('problem');
const codeField = document.getElementById('code-field');
const ids = [];

async function send(query, input) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()).errors?.[0];
}

async function upload(file) {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/files', { method: 'POST', headers: { 'desk-client': 'staff' }, body });
  const { id, errors } = await response.json();
  return { id, error: errors?.[0] };
}

// What is uploaded already stays when a later file is refused.
async function uploadAll() {
  const field = form.elements.files;
  for (const file of [...field.files]) {
    const { id, error } = await upload(file);
    if (error) return error;
    const line = document.createElement('li');
    line.textContent = file.name + ': ' + id;
    document.getElementById('uploads').append(line);
    ids.push(id);
    document.getElementById('ids').value = JSON.stringify(ids);
    document.getElementById('ids-field').hidden = false;
  }
  field.value = '';
}

async function submit() {
  if (form.id === 'files') return uploadAll();
  const values = Object.fromEntries(new FormData(form));
  if (form.id === 'password') {
    if (values.newPassword !== values.again) return { message: 'The two passwords differ.' };
    return send(operations.SetPassword, { token: location.hash.slice(1), newPassword: values.newPassword });
  }
  return send(operations.SignIn, { email: values.email, password: values.password, code: values.code || null });
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  const error = await submit().catch(() => ({ message: 'The desk cannot be reached. Please try again.' }));
  if (!error && form.dataset.next) return location.assign(form.dataset.next);
  if (!error) return;
  problem.textContent = error.message;
  if (error.extensions?.code !== 'TOTP_REQUIRED') return;
  codeField.hidden = false;
  codeField.querySelector('input').focus();
});
`;

/** Their look. */
export const staffPageStyle = /* css */ `
body { max-width: 24rem; margin: 10vh auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui, sans-serif; color: #1b2b2a; background: #fff; }
label { display: block; margin-top: 1rem; }
input { box-sizing: border-box; width: 100%; padding: .6rem; font: inherit; border: 2px solid #4a5c5b; border-radius: 6px; }
button, .button { display: inline-block; margin-top: 1.5rem; padding: .7rem 1.4rem; font: inherit; color: #fff; background: #0b5c57; border: 0; border-radius: 6px; text-decoration: none; }
:focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
#problem { min-height: 1.5em; color: #a4161a; font-weight: 600; }
`;
