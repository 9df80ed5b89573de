import { continuedNumber, lastOrdinal, numberPrefix } from './number-prefix.js';

const split = (text: string): readonly string[] | null => {
  const found = numberPrefix(text);
  return found && [found.number, text.slice(found.length)];
};

describe('a number at the start of a line', () => {
  it('is read with its dash, bracket or nothing behind it', () => {
    expect(split('3.1.1 - Policy')).toEqual(['3.1.1', 'Policy']);
    expect(split('2.1合规文件')).toEqual(['2.1', '合规文件']);
    expect(split('3) Requirements')).toEqual(['3', 'Requirements']);
    expect(split(' 1. 1 Policy')).toEqual(['1.1', 'Policy']);
    expect(split('2.1elaborati')).toEqual(['2.1', 'elaborati']);
    expect(split('A.2 Rules')).toEqual(['A.2', 'Rules']);
    expect(split('4.')).toEqual(['4', '']);
  });
  it('is not seen in words that begin with a figure', () => {
    expect(split('5G networks')).toBeNull();
    expect(split('2020%')).toBeNull();
    expect(split('Annex')).toBeNull();
    expect(split('2024年')).toBeNull();
    expect(split('3年计划')).toBeNull();
  });
});

describe('an item that continues the number of its clause', () => {
  it('is read where the file glues the number to the next word', () => {
    expect(continuedNumber('3.6.1.1一份文档', '3.6.1', 1)).toEqual({ number: '3.6.1.1', length: 7 });
    expect(continuedNumber('3.6.1.13.1.4 で規定', '3.6.1', 1)).toEqual({ number: '3.6.1.1', length: 7 });
    expect(continuedNumber('3.1.1.2 - A document', '3.1.1', 1)).toEqual({ number: '3.1.1.2', length: 10 });
  });
  it('is not seen in a deeper number or one of another clause', () => {
    expect(continuedNumber('3.6.1.1.1 x', '3.6.1', 1)).toBeNull();
    expect(continuedNumber('3.6.2.1 x', '3.6.1', 1)).toBeNull();
  });
});

it('the last figure of a number says which of its siblings it is', () => expect(['3.1.2', 'A.4', 'B', '1.0', ''].map(lastOrdinal)).toEqual([2, 4, 2, 1, NaN]));
