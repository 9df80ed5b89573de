import { ProcedureNames } from '../application/phrasing/procedure-names.js';

/** Procedures that name nothing: ids are shown as they are. */
export class PlainNames extends ProcedureNames {
  nameOf(): undefined {
    return undefined;
  }
}
