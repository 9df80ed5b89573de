import { Form } from 'antd';
import { commands } from '../../api/commands';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { ChoiceField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Given {
  readonly verdict: 'pass' | 'return';
  readonly note?: string;
}

/** Passes or returns what waits for one's role. What is returned says why. */
export function DecideTask({ standard: { id }, law, primary, task, language }: OnStandard & { readonly task: string; readonly language: string | null }) {
  const { t, languageName } = useReader();
  const changed = useChanged(id);
  const title = language ? t('act.ofLanguage', { what: law.task(task), language: languageName(language) }) : law.task(task);
  return (
    <Act<Given>
      label={t('act.decide')}
      title={title}
      action={t('act.record')}
      primary={primary ?? false}
      law={law}
      name={`${id}/decide/${task}/${language ?? ''}`}
      send={(given, key) => commands.decideTask(id, task, { ...given, language }, key)}
      done={changed}
      failed={changed}
    >
      <ChoiceField
        name="verdict"
        label={t('decide.verdict')}
        options={[
          { value: 'pass', label: t('decide.pass') },
          { value: 'return', label: t('decide.return') },
        ]}
      />
      <Form.Item noStyle dependencies={['verdict']}>
        {({ getFieldValue }) => <TextField name="note" label={t('decide.note')} optional={getFieldValue('verdict') !== 'return'} />}
      </Form.Item>
    </Act>
  );
}
