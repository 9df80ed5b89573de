import { Processor, WorkerHost } from '@nestjs/bullmq';
import { onePerQueue } from '../../apps/worker/src/one-per-queue.js';

@Processor('notices')
class TellPeople extends WorkerHost {
  override async process() {}
}
@Processor('notices')
class TellPeopleAgain extends WorkerHost {
  override async process() {}
}
@Processor('a-queue-nobody-hints-at')
class Wait extends WorkerHost {
  override async process() {}
}
class Stray {}

describe('a worker starts', () => {
  it('with one processor for each queue', () => expect(() => onePerQueue(['notices'], [TellPeople])).not.toThrow());

  it.each([
    ['a queue nobody serves', ['notices', 'reactions'], [TellPeople], 'reactions has 0 processors'],
    ['a queue two serve', ['notices'], [TellPeople, TellPeopleAgain], 'notices has 2 processors'],
    ['a processor of an unknown queue', ['notices'], [TellPeople, Wait], 'a-queue-nobody-hints-at is no known queue'],
    ['a processor of no queue', ['notices'], [TellPeople, Stray], '(none: Stray) is no known queue'],
  ])('not with %s', (_what, queues, processors, because) => {
    expect(() => onePerQueue(queues, processors)).toThrow(expect.objectContaining({ name: 'Fault', code: 'QUEUE_WITHOUT_PROCESSOR', message: expect.stringContaining(because) }));
  });
});
