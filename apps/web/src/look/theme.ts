import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

/** What of colours.css antd has to compute with: it derives hover and border tones from these. */
const light = { colorPrimary: '#1f4fa3', colorBgBase: '#ffffff', colorTextBase: '#191c20', colorBorder: '#c4c2ba', colorError: '#a32c18', colorWarning: '#7d5200', colorSuccess: '#17623f', colorLink: '#1f4fa3' };
const dark = { colorPrimary: '#93b8f7', colorBgBase: '#171b1f', colorTextBase: '#e9e7e2', colorBorder: '#454d55', colorError: '#f29c88', colorWarning: '#e5b964', colorSuccess: '#84cda6', colorLink: '#93b8f7' };

/** What lies above the page: fields, menus. */
const grounds = { light: { colorBgContainer: '#ffffff', colorBgElevated: '#ffffff' }, dark: { colorBgContainer: '#1c2126', colorBgElevated: '#1f252b' } };

/** Muted text in antd's own tones is too faint to read; these reach a contrast of 4.5 on every ground used here. */
const muted = { light: { colorTextDescription: '#5f656c', colorTextTertiary: '#5f656c', colorTextPlaceholder: '#5f656c' }, dark: { colorTextDescription: '#9aa0a6', colorTextTertiary: '#9aa0a6', colorTextPlaceholder: '#9aa0a6' } };

export const themeFor = (isDark: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  cssVar: { key: 'lockstep' },
  token: {
    ...(isDark ? dark : light),
    ...(isDark ? muted.dark : muted.light),
    ...(isDark ? grounds.dark : grounds.light),
    // White on the light blue of the night could not be read.
    ...(isDark && { colorTextLightSolid: '#0e1a2e' }),
    fontFamily: 'inherit',
    fontSize: 14,
    borderRadius: 6,
    wireframe: false,
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: { Segmented: { itemSelectedBg: isDark ? '#2a3138' : '#ffffff', trackBg: isDark ? '#101316' : '#ebeae5', itemColor: isDark ? '#b9bcc0' : '#464c54' } },
});
