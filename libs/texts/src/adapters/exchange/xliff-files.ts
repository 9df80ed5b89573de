import { Injectable } from '@nestjs/common';
import type { Refusal } from '#lib/kernel';
import { ExchangeFiles, type ReturnedFile } from '../../application/exchange-files.js';
import type { ExchangedUnit, MadeOf } from '../../model/exchange/exchange.js';
import { readXliff } from './read-xliff.js';
import { writeXliff } from './write-xliff.js';

@Injectable()
export class XliffFiles extends ExchangeFiles {
  readonly mediaType = 'application/xliff+xml';

  write(madeOf: MadeOf, source: string, units: readonly ExchangedUnit[]): Uint8Array {
    return Buffer.from(writeXliff(madeOf, { source, target: madeOf.language }, units));
  }

  read(bytes: Uint8Array): ReturnedFile | Refusal {
    return readXliff(bytes);
  }
}
