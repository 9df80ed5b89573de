import { useReader } from '../../language/reader';
import { Dialog } from '../../look/dialog';
import SignInForm from './sign-in-form';

export default function SignInDialog({ close }: { readonly close: () => void }) {
  const { t } = useReader();
  return (
    <Dialog title={t('session.signIn')} close={close}>
      <SignInForm done={close} />
    </Dialog>
  );
}
