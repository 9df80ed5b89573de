import { Button, Form } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { Problem } from '../api/problem';
import { useCommand } from '../api/use-command';
import type { Law } from '../language/law';
import { useReader } from '../language/reader';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { ProblemNotice } from './problem-notice';
import { useSignInAgain } from './sign-in-again';
import './command-form.css';

export interface CommandFormProps<Given> {
  /** Under which what is written is kept until it is sent; one per form and standard. */
  readonly name: string;
  /** What its button says. */
  readonly action: string;
  readonly send: (given: Given, key: string) => Promise<unknown>;
  readonly done: () => void;
  /** It was refused, or failed: what is shown behind may have changed. */
  readonly failed?: (() => void) | undefined;
  readonly initial?: Partial<Given>;
  readonly law?: Law | undefined;
  readonly children?: ReactNode;
}

/**
 * A form that asks one thing of the system. What is written stays when it is refused, when the network fails and when the session
 * has ended; every reason of a refusal is shown where the form stands.
 */
export function CommandForm<Given extends object>({ name, action, send, done, failed, initial, law, children }: CommandFormProps<Given>) {
  const { t } = useReader();
  const [form] = Form.useForm<Given>();
  const [found] = useState(() => draftOf(name));
  const command = useCommand(
    send,
    () => {
      dropDraft(name);
      done();
    },
    // Without an answer, or a session, nothing can be said about what is behind.
    (problem) => problem instanceof Problem && problem.status !== 0 && problem.status !== UNAUTHENTICATED && failed?.(),
  );
  const { error } = command;
  const status = error instanceof Problem ? error.status : undefined;
  return (
    <>
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="command-form"
        initialValues={{ ...initial, ...found }}
        onValuesChange={() => keepDraft(name, form.getFieldsValue())}
        onFinish={(given) => command.send(given)}
        scrollToFirstError={{ focus: true, behavior: 'auto' }}
      >
        {children}
        {error && status !== UNAUTHENTICATED && <ProblemNotice error={error} law={law} />}
        {status === 0 && <p className="small kept">{t('form.kept')}</p>}
        <Button type="primary" htmlType="submit" loading={command.isSending} className="command-button">
          {status === 0 ? t('form.sendAgain', { action }) : action}
        </Button>
      </Form>
      {status === UNAUTHENTICATED && <SessionEnded done={command.calm} />}
    </>
  );
}

const UNAUTHENTICATED = 401;

function SessionEnded({ done }: { readonly done: () => void }) {
  const { t } = useReader();
  const SignIn = useSignInAgain();
  return (
    <div className="session-ended" role="alert">
      <p>{t('session.ended')}</p>
      <Suspense>{SignIn && <SignIn done={done} />}</Suspense>
    </div>
  );
}
