import type { StandardDetail } from '../api/standards';
import type { Law } from '../language/law';

/** What every form that asks something of a standard is given. */
export interface OnStandard {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly primary?: boolean | undefined;
}
