import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import type { OnStandard } from '../../look/on-standard';

/** Says that a change of the base text, of which one made nothing, is only editorial: the vote about the text then stands. */
export function ConfirmRevision({ standard: { id }, law, primary, revision }: OnStandard & { readonly revision: number }) {
  const { t } = useReader();
  const changed = useChanged(id);
  return (
    <Act<object>
      label={t('act.confirmRevision')}
      title={t('confirmRevision.title', { number: revision })}
      action={t('act.confirmRevision')}
      primary={primary ?? false}
      intro={<p>{t('confirmRevision.means')}</p>}
      law={law}
      name={`${id}/confirm/${revision}`}
      send={(_, key) => commands.confirmRevision(id, revision, key)}
      done={changed}
      failed={changed}
    />
  );
}
