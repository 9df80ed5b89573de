import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useReader } from '../language/reader';
import { chooseTheme, useIsDark } from './theme-choice';

export function ThemeSwitch() {
  const { t } = useReader();
  const isDark = useIsDark();
  const label = isDark ? t('frame.light') : t('frame.dark');
  return <Button type="text" size="small" aria-label={label} title={label} icon={isDark ? <SunOutlined /> : <MoonOutlined />} onClick={() => chooseTheme(isDark ? 'light' : 'dark')} />;
}
