import { ConfigProvider } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { controlWordsIn } from '../language/catalogues';
import { useReader } from '../language/reader';
import { themeFor } from './theme';
import { useIsDark } from './theme-choice';

/** The build marks where the nonce of an answer stands; by it antd may add its style elements. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/** antd's controls in the reader's language and colours. */
export function Controls({ children }: { readonly children: ReactNode }) {
  const { language } = useReader();
  const isDark = useIsDark();
  const theme = useMemo(() => themeFor(isDark), [isDark]);
  const words = controlWordsIn(language);
  return (
    // antd splits two-character Chinese labels with a space unless told not to.
    <ConfigProvider theme={theme} csp={{ nonce }} button={{ autoInsertSpace: false }} {...(words && { locale: words })}>
      {children}
    </ConfigProvider>
  );
}
