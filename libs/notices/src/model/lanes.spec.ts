import { Lanes } from './lanes.js';

const lanes = () => new Lanes<string>({ total: 8, first: 4, most: 6, least: 2 });
const takeAll = (from: Lanes<string>) => {
  const taken: string[] = [];
  for (let item = from.next(); item !== undefined; item = from.next()) taken.push(item);
  return taken;
};

describe('turns among receivers', () => {
  it('go round, whoever came first', () => {
    const line = lanes();
    for (const n of [1, 2, 3]) line.add('a', `a${n}`);
    for (const n of [1, 2]) line.add('b', `b${n}`);
    expect(takeAll(line)).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('leave room: one receiver never has all the places', () => {
    const line = lanes();
    for (let n = 0; n < 20; n++) line.add('slow', `s${n}`);
    expect(takeAll(line)).toHaveLength(4);
    line.add('quick', 'q1');
    expect(takeAll(line)).toEqual(['q1']);
  });

  it('narrow for a receiver that is silent, and widen again with its answers', () => {
    const line = lanes();
    for (let n = 0; n < 20; n++) line.add('a', `a${n}`);
    takeAll(line);
    for (let n = 0; n < 4; n++) line.done('a', 'silent');
    expect(takeAll(line)).toHaveLength(2);
    for (let n = 0; n < 2; n++) line.done('a', 'answered');
    expect(takeAll(line)).toHaveLength(4);
  });

  it('never exceed the total', () => {
    const line = lanes();
    for (const r of ['a', 'b', 'c', 'd']) for (let n = 0; n < 4; n++) line.add(r, `${r}${n}`);
    expect(takeAll(line)).toHaveLength(8);
    expect(line.underWay).toBe(8);
    line.done('a', 'answered');
    expect(takeAll(line)).toHaveLength(1);
  });

  it('say who is crowded, and count the others apart', () => {
    const line = lanes();
    for (let n = 0; n < 40; n++) line.add('a', `a${n}`);
    line.add('b', 'b');
    expect(line.crowded()).toEqual(['a']);
    expect([line.waiting, line.waitingAtEase]).toEqual([41, 1]);
    takeAll(line);
    for (let n = 0; n < 4; n++) line.done('a', 'answered');
    expect([line.anyCrowded, line.waiting, line.waitingAtEase]).toEqual([false, 36, 36]);
  });

  it('give back what still waits', () => {
    const line = lanes();
    for (let n = 0; n < 20; n++) line.add('a', `a${n}`);
    takeAll(line);
    expect(line.clear()).toHaveLength(16);
    expect([line.waiting, line.waitingAtEase, line.underWay]).toEqual([0, 0, 4]);
    expect(line.next()).toBeUndefined();
  });
});
