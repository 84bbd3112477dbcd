import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** Ink blue: the one accent. Shade 8 carries white text in both schemes (9:1 on white). */
const ink: MantineColorsTuple = [
  '#eef3fb',
  '#d9e4f5',
  '#b3c8ea',
  '#8aaade',
  '#6890d3',
  '#4d7ac8',
  '#3a68b8',
  '#2b559f',
  '#1d4480',
  '#123060',
];

const faces =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", system-ui, sans-serif';

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: faces,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.6', xl: '1.6' },
  headings: {
    fontFamily: faces,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.35' },
      h2: { fontSize: '1.3125rem', lineHeight: '1.4' },
      h3: { fontSize: '1.125rem', lineHeight: '1.45' },
      h4: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  defaultRadius: 4,
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Boxes of 24 px, the least that a finger hits (WCAG 2.5.8).
  components: {
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    // A list in a dialog has to open inside of it: the dialog is above everything else.
    Popover: { defaultProps: { withinPortal: false } },
  },
});

/** Mantine's greys are too faint for small text and for the edge of a field (WCAG 1.4.3, 1.4.11). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#16191d',
    '--mantine-color-dimmed': '#4f565e',
    '--mantine-color-placeholder': '#5d656d',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#858d95',
    '--line': '#d8dce1',
    '--wash': '#f5f7f9',
    '--tone-done': '#12613a',
    '--tone-going': '#1d4480',
    '--tone-waiting': '#7a4b00',
    '--tone-bad': '#a3211b',
    '--tone-off': '#4f565e',
  },
  dark: {
    '--mantine-color-text': '#e6e8eb',
    '--mantine-color-dimmed': '#b4bac1',
    '--mantine-color-placeholder': '#a3aab2',
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-anchor': '#8aaade',
    '--mantine-color-default-border': '#7d858d',
    '--line': '#3d4248',
    '--wash': '#2a2d31',
    '--tone-done': '#7fd0a2',
    '--tone-going': '#9dbcf0',
    '--tone-waiting': '#f0c274',
    '--tone-bad': '#ff9a92',
    '--tone-off': '#b4bac1',
  },
});
