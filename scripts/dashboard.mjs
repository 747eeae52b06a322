// `DASHBOARD_KEY=… node scripts/dashboard.mjs`: plays a company's dashboard, whose "Help & Support" hands the customer
// over. Shows how a dashboard makes the token: HS256 by the shared key, for one minute, for one use, and posted.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { SignJWT } from 'jose';

const key = new TextEncoder().encode(process.env.DASHBOARD_KEY ?? '');
const desk = process.env.DESK ?? 'http://localhost:4000';

/** A token for the customer who is signed in to the dashboard. */
function tokenFor({ id, name, email, phone }) {
  return new SignJWT({ name, email, phone })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('dashboard')
    .setAudience('complaints-desk')
    .setSubject(id)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);
}

const customer = { id: 'customer-7', name: 'Ada Osei', email: 'ada@mail.example', phone: '020 7946 0018' };

const server = createServer(async (_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="en"><title>Dashboard</title><h1>Good morning, ${customer.name}</h1>
<form method="post" action="${desk}/from-dashboard">
  <input type="hidden" name="token" value="${await tokenFor(customer)}">
  <button>Help &amp; Support</button>
</form>`);
});
server.listen(Number(process.env.PORT ?? 4100), '127.0.0.1', () => {
  console.log(`The dashboard: http://localhost:${server.address().port}/`);
});
