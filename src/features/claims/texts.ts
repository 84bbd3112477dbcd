import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'claims.none': '文中没有涉及荣誉的说法（名录共 {{honours}} 项荣誉）。',
    'claims.summary': '共 {{claims}} 处说法，其中 {{supported}} 处属实（名录共 {{honours}} 项荣誉）。',
  },
  en: {
    'claims.none': 'The text claims no honour (honours on the register: {{honours}}).',
    'claims.summary': 'Claims: {{claims}}, supported: {{supported}} (honours on the register: {{honours}}).',
  },
};
