import { Injectable } from '@nestjs/common';
import type { Refusal } from '#lib/kernel';
import { ExchangeFiles, type ExchangeVersion, type ReturnedFile } from '../../application/exchange-files.js';
import type { ExchangedUnit, MadeOf } from '../../model/exchange/exchange.js';
import { readXliff } from './read-xliff.js';
import { writeXliff } from './write-xliff.js';
import { writeXliff12 } from './write-xliff-12.js';

@Injectable()
export class XliffFiles extends ExchangeFiles {
  readonly mediaType = 'application/xliff+xml';

  write(madeOf: MadeOf, source: string, units: readonly ExchangedUnit[], version: ExchangeVersion): Uint8Array {
    const write = version === '1.2' ? writeXliff12 : writeXliff;
    return Buffer.from(write(madeOf, { source, target: madeOf.language }, units));
  }

  read(bytes: Uint8Array): ReturnedFile | Refusal {
    return readXliff(bytes);
  }
}
