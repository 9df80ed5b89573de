import { cloudEventOf, type LoggedEvent, messageIdOf } from './cloud-event.js';

const event = (type: string, body: LoggedEvent['body']): LoggedEvent => ({
  standardId: 's', position: 7, type, at: '2024-03-11T04:00:00.000Z', recordedAt: '2024-03-11T04:00:00.120Z', actor: 'a', body, previous: 'p', hash: 'h',
});

describe('what a webhook carries', () => {
  it('is a CloudEvent named by its standard and place', () =>
    expect(cloudEventOf(event('StageEntered', { stage: '30' }), { en: 'Rice' }, 'https://lockstep.test')).toEqual({
      specversion: '1.0',
      id: 's:7',
      source: 'https://lockstep.test/api/v1/standards/s',
      type: 'lockstep.StageEntered.v1',
      subject: 'events/7',
      time: '2024-03-11T04:00:00.000Z',
      datacontenttype: 'application/json',
      data: { ...event('StageEntered', { stage: '30' }), title: { en: 'Rice' } },
    }));

  it('does not say how anyone voted', () =>
    expect(cloudEventOf(event('VoteCast', { ballot: 'review', voter: 'v', choice: 'against', reason: 'r', changed: false }), {}, '').data.body).toEqual({ ballot: 'review', voter: 'v', changed: false }));

  it('has an id that is the same at every attempt and another for every endpoint and event', () => {
    expect(messageIdOf('e', 's', 7)).toBe(messageIdOf('e', 's', 7));
    expect(new Set([messageIdOf('e', 's', 7), messageIdOf('f', 's', 7), messageIdOf('e', 's', 8)]).size).toBe(3);
  });
});
