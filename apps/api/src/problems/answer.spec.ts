import type { FastifyReply } from 'fastify';
import { refuse } from '#lib/kernel';
import { answer } from './answer.js';

const replied = () => {
  const headers: Record<string, string> = {};
  return { headers, reply: { header: (name: string, value: string) => void (headers[name] = value) } as unknown as FastifyReply };
};
const event = { position: 3, type: 'VoteCast', at: '2026-11-12T02:00:00.000Z', body: { vote: 'approve' }, hash: 'not for the client', actor: 'p' };

describe('answering a command', () => {
  it('tells the version, what happened and whether it was a repetition', () => {
    const { headers, reply } = replied();
    expect(answer({ is: 'done', version: 3, events: [event], replayed: true }, reply, '/api/v1/standards/x')).toEqual({
      version: 3,
      events: [{ position: 3, type: 'VoteCast', at: event.at, body: event.body }],
      replayed: true,
    });
    expect(headers).toEqual({ etag: '"3"', location: '/api/v1/standards/x' });
  });

  it('hands a refusal to the filter', () => {
    const { reply } = replied();
    expect(() => answer({ is: 'refused', refusal: refuse('BALLOT_CLOSED', 'It has closed.', 'None.') }, reply)).toThrow('It has closed.');
  });
});
