import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { type PossibleMove, type StandardDetail, standards } from '../../../api/standards';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { Dialog } from '../../../look/dialog';
import { ProblemNotice } from '../../../look/problem-notice';

interface Asked {
  readonly standard: StandardDetail;
  /** What was read when this was offered: if it has changed since, the move is refused and can be looked at anew. */
  readonly version: number;
  readonly move: PossibleMove;
  readonly law: Law;
  readonly made: () => void;
  readonly primary?: boolean;
}

/** The button that makes a move: it asks first for what must come with it, and says who will be told. */
export function MakeMove({ primary = false, ...asked }: Asked) {
  const { text } = useReader();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} className="move-button not-on-paper" onClick={() => setAsking(true)}>
        {text(asked.move.name).text}
      </Button>
      {asking && <MoveForm {...asked} close={() => setAsking(false)} />}
    </>
  );
}

/** Shows every reason of a refusal. */
function MoveForm({ standard, version, move, law, made, close }: Asked & { readonly close: () => void }) {
  const { t, text, all } = useReader();
  const publishes = law.procedure?.moves.find(({ id }) => id === move.move)?.publishes !== undefined;
  const name = text(move.name).text;
  const moving = useMutation({
    mutationFn: (given: Readonly<Record<string, string>>) =>
      publishes ? standards.publish(standard.id, { announcedOn: given['announcedOn'] ?? '', implementsOn: given['implementsOn'] ?? '' }, version) : standards.move(standard.id, move.move, given, version),
    onSuccess: () => {
      close();
      made();
    },
    // What was refused may have changed meanwhile: what is shown behind should be what is.
    onError: made,
  });
  const fields = publishes ? ['announcedOn', 'implementsOn'] : move.details;
  return (
    <Dialog title={name} close={close}>
      <p>{t('move.leads', { from: law.stage(standard.stage), to: law.stage(move.to) })}</p>
      {move.told.length > 0 && <p className="quiet small">{t('move.told', { roles: all(move.told.map(law.role)) })}</p>}
      <Form layout="vertical" requiredMark={false} style={{ marginTop: 12 }} onFinish={(given: Record<string, string>) => moving.mutate(given)}>
        {fields.map((field) => (
          <DetailField key={field} field={field} isDate={publishes} />
        ))}
        {moving.error && <ProblemNotice error={moving.error} law={law} />}
        <Button type="primary" htmlType="submit" loading={moving.isPending} style={{ marginTop: 12 }}>
          {name}
        </Button>
      </Form>
    </Dialog>
  );
}

function DetailField({ field, isDate }: { readonly field: string; readonly isDate: boolean }) {
  const reader = useReader();
  return (
    <Form.Item name={field} label={reader.say(`detail.${field}`) ?? field} rules={[{ required: true, whitespace: true, message: reader.t('move.needed') }]}>
      {isDate ? <Input type="date" /> : field === 'planNumber' ? <Input /> : <Input.TextArea rows={3} />}
    </Form.Item>
  );
}
