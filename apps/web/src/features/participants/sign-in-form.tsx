import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { participants } from '../../api/participants';
import { useCommand } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { draftsBelongTo } from '../../look/drafts';
import { ProblemNotice } from '../../look/problem-notice';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The way in. What is on the page stays, unless someone else comes in. */
export default function SignInForm({ done }: { readonly done: () => void }) {
  const { t } = useReader();
  const client = useQueryClient();
  const signingIn = useCommand(
    ({ email, password }: Credentials) => participants.signIn(email, password),
    async ({ person }) => {
      const isSomeoneElse = draftsBelongTo(person.id);
      await (isSomeoneElse ? client.resetQueries() : client.invalidateQueries());
      done();
    },
  );
  const required = [{ required: true, message: t('session.required') }];
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={signingIn.send}>
      <Form.Item name="email" label={t('session.email')} rules={required}>
        <Input type="email" autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('session.password')} rules={required}>
        <Input.Password autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      {signingIn.error && <ProblemNotice error={signingIn.error} />}
      <Button type="primary" htmlType="submit" block loading={signingIn.isSending} style={{ marginTop: 14 }}>
        {t('session.signIn')}
      </Button>
    </Form>
  );
}
