import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'claims.title': '核对荣誉表述',
    'claims.lead': '粘贴新闻稿、公告等文字，逐处与荣誉名录核对。文字不会保存。',
    'claims.text': '待核对的文字',
    'claims.check': '核对',
    'claims.nothing': '没有涉及荣誉的说法',
    'claims.found': '核对结果',
    'claims.in-text': '在原文中',
    'claims.none': '文中没有涉及荣誉的说法（名录共 {{honours}} 项荣誉）。',
    'claims.summary': '共 {{claims}} 处说法，其中 {{supported}} 处属实（名录共 {{honours}} 项荣誉）。',
  },
  en: {
    'claims.title': 'Check claims',
    'claims.lead':
      'Paste an announcement or any other text: what it says of honours is held against the register. Nothing of it is kept.',
    'claims.text': 'The text to check',
    'claims.check': 'Check',
    'claims.nothing': 'No claim was found',
    'claims.found': 'What was found',
    'claims.in-text': 'In the text',
    'claims.none': 'The text claims no honour (honours on the register: {{honours}}).',
    'claims.summary': 'Claims: {{claims}}, supported: {{supported}} (honours on the register: {{honours}}).',
  },
};
