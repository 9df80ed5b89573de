import { Form } from 'antd';
import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { ChoiceField, CountField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Decided {
  readonly verdict?: 'grant' | 'decline';
  readonly months?: number;
  readonly reason?: string;
}

/** Grants or declines more time. A frozen item is thawed by granting it, with a reason. */
export function DecideExtension({ standard: { id }, law, primary, clock, months, isFrozen = false }: OnStandard & { readonly clock: string; readonly months?: number | undefined; readonly isFrozen?: boolean }) {
  const { t } = useReader();
  const changed = useChanged(id);
  const most = law.procedure?.clocks[clock]?.extension?.maxMonths;
  return (
    <Act<Decided>
      label={isFrozen ? t('act.grantTime') : t('act.decideExtension')}
      title={law.clock(clock)}
      action={isFrozen ? t('act.grantTime') : t('act.record')}
      primary={primary ?? false}
      law={law}
      name={`${id}/extension/${clock}`}
      {...(months && { initial: { months } })}
      send={({ verdict, ...given }, key) => commands.decideExtension(id, verdict === 'decline' ? { granted: false, ...(given.reason && { reason: given.reason }) } : { granted: true, ...given }, key)}
      done={changed}
      failed={changed}
    >
      {!isFrozen && (
        <ChoiceField
          name="verdict"
          label={t('decide.verdict')}
          options={[
            { value: 'grant', label: t('extension.grant') },
            { value: 'decline', label: t('extension.decline') },
          ]}
        />
      )}
      <Form.Item noStyle dependencies={['verdict']}>
        {({ getFieldValue }) => (
          <>
            {getFieldValue('verdict') !== 'decline' && <CountField name="months" label={t('extension.months')} min={1} {...(most && { max: most, hint: t('extension.most', { count: most }) })} />}
            <TextField name="reason" label={t('detail.reason')} optional={!isFrozen && getFieldValue('verdict') !== 'decline'} />
          </>
        )}
      </Form.Item>
    </Act>
  );
}

/** Asks for more time. */
export function RequestExtension({ standard: { id }, law, clock }: OnStandard & { readonly clock: string }) {
  const { t } = useReader();
  const changed = useChanged(id);
  const most = law.procedure?.clocks[clock]?.extension?.maxMonths;
  return (
    <Act<{ readonly months: number; readonly reason: string }>
      label={t('act.requestExtension')}
      title={law.clock(clock)}
      action={t('act.requestExtension')}
      law={law}
      name={`${id}/request-extension/${clock}`}
      send={(given, key) => commands.requestExtension(id, given, key)}
      done={changed}
      failed={changed}
    >
      <CountField name="months" label={t('extension.months')} min={1} {...(most && { max: most, hint: t('extension.most', { count: most }) })} />
      <TextField name="reason" label={t('detail.reason')} />
    </Act>
  );
}
