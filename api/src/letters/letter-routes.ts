import type { FastifyInstance, FastifyReply } from 'fastify';
import { caseFilePdf } from '../case-file/case-file-pdf.ts';
import type { Desk } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requestContext } from '../http/request-context.ts';
import type { Paper } from '../notifications/paper.ts';
import { ANSWERS, answerPdf } from './answer-pdf.ts';
import { letterPdf } from './letter-pdf.ts';

const STATUSES: Record<string, number> = { UNAUTHENTICATED: 401, CASE_RESTRICTED: 403, NOT_FOUND: 404 };

/** Serves papers as PDF: letters to be posted to staff, our answers and the whole case file to the customer. */
export function registerLetters(fastify: FastifyInstance, desk: Desk): void {
  fastify.get<{ Params: { id: string } }>('/letters/:id.pdf', async (request, reply) => {
    const context = await requestContext(desk, request, reply);
    return sendPaper(reply, () => letterPdf(context, request.params.id));
  });
  fastify.get<{ Params: { reference: string } }>(
    '/cases/:reference/case-file.pdf',
    async (request, reply) => {
      const context = await requestContext(desk, request, reply);
      return sendPaper(reply, () => caseFilePdf(context, request.params.reference));
    },
  );
  for (const answer of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]) {
    fastify.get<{ Params: { reference: string } }>(
      `/cases/:reference/${answer}.pdf`,
      async (request, reply) => {
        const context = await requestContext(desk, request, reply);
        return sendPaper(reply, () => answerPdf(context, request.params.reference, answer));
      },
    );
  }
}

async function sendPaper(reply: FastifyReply, make: () => Promise<Paper>): Promise<FastifyReply> {
  void reply.header('cache-control', 'private, no-store');
  try {
    const { name, bytes } = await make();
    return await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .send(bytes);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code } = error.extensions;
    return reply.code(STATUSES[String(code)] ?? 400).send({ code, error: error.message });
  }
}
