import type { Texts } from '../../core/text.ts';

/** The sentences of the problems that reading a file of scores finds. */
export const texts: Texts = {
  'zh-CN': {
    'scores-column-missing': '首行缺少“{{column}}”列；首行须写明 entry、assessor、score 三列。',
    'scores-not-utf8': '文件不是 UTF-8 编码，请另存为 UTF-8 后重试。',
    'scores-csv-broken': '无法按 CSV 读取：{{reason}}。',
  },
  en: {
    'scores-column-missing': 'The header has no column “{{column}}”; it must name entry, assessor and score.',
    'scores-not-utf8': 'This is not text in UTF-8. Save the file as UTF-8 and try again.',
    'scores-csv-broken': 'This cannot be read as CSV: {{reason}}.',
  },
};
