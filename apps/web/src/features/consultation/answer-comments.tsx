import { Form } from 'antd';
import { commands, type Disposition } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { ChoiceField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Given {
  readonly disposition: Disposition;
  readonly reason?: string;
}

const dispositions: readonly Disposition[] = ['accepted', 'accepted-in-part', 'not-accepted', 'noted'];

/** One answer to one comment or to many: all of them are answered, or none. */
export function AnswerComments({ standard: { id }, law, kind, numbers, answered }: OnStandard & { readonly kind: string; readonly numbers: readonly number[]; readonly answered: () => void }) {
  const reader = useReader();
  const { t, all } = reader;
  const changed = useChanged(id);
  return (
    <Act<Given>
      label={t('act.answer', { count: numbers.length })}
      title={t('act.answer', { count: numbers.length })}
      action={t('act.answer', { count: numbers.length })}
      primary
      intro={numbers.length <= LISTED && <p className="small quiet">{t('answer.which', { numbers: all(numbers.map(String)) })}</p>}
      law={law}
      name={`${id}/answer/${kind}`}
      send={({ disposition, reason }, key) => commands.dispose(id, numbers.map((comment) => ({ comment, disposition, ...(reason && { reason }) })), key)}
      done={() => {
        answered();
        changed();
      }}
      failed={changed}
    >
      <ChoiceField name="disposition" label={t('answer.disposition')} options={dispositions.map((one) => ({ value: one, label: reader.say(`disposition.${one}`) ?? one }))} />
      <Form.Item noStyle dependencies={['disposition']}>
        {({ getFieldValue }) => <TextField name="reason" label={t('detail.reason')} optional={(getFieldValue('disposition') ?? 'accepted') === 'accepted'} />}
      </Form.Item>
    </Act>
  );
}

const LISTED = 30;
