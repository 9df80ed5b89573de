import { commands, type Declaration } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { ChoiceField, LineField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

const choices: readonly Declaration[] = ['a', 'b', 'c', 'removed'];

/** Records what the holder of a patent has declared. */
export function DeclarePatent({ standard: { id }, law, primary, patent, holder }: OnStandard & { readonly patent: string; readonly holder: string }) {
  const reader = useReader();
  const { t } = reader;
  const changed = useChanged(id);
  return (
    <Act<{ readonly choice: Declaration }>
      label={t('act.declarePatent')}
      title={t('patent.title', { patent, holder })}
      action={t('act.record')}
      primary={primary ?? false}
      law={law}
      name={`${id}/patent/${patent}`}
      send={({ choice }, key) => commands.declarePatent(id, patent, choice, key)}
      done={changed}
      failed={changed}
    >
      <ChoiceField name="choice" label={t('patent.choice')} options={choices.map((choice) => ({ value: choice, label: reader.say(`declaration.${choice}`) ?? choice }))} />
    </Act>
  );
}

/** Whoever takes part must disclose the patents they own and those they know of. */
export function DisclosePatent({ standard: { id }, law }: OnStandard) {
  const { t } = useReader();
  const changed = useChanged(id);
  return (
    <Act<{ readonly patent: string; readonly holder: string; readonly claims: string }>
      label={t('act.disclosePatent')}
      action={t('act.disclosePatent')}
      law={law}
      name={`${id}/disclose`}
      send={(given, key) => commands.disclosePatent(id, given, key)}
      done={changed}
      failed={changed}
    >
      <LineField name="patent" label={t('patent.number')} hint={t('patent.numberHint')} maxLength={80} />
      <LineField name="holder" label={t('patent.holder')} />
      <TextField name="claims" label={t('patent.claims')} />
    </Act>
  );
}
