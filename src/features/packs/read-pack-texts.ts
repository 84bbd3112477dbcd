/** The sentences of a pack's file: what is wrong with it before it is read as a pack, and what the command line says. */
import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'pack-file-too-large': '文件有{{bytes}}字节，超过上限{{limit}}字节。',
    'pack-not-utf8': '文件不是 UTF-8 编码，请另存为 UTF-8 后再试。',
    'yaml-syntax': 'YAML 语法有误：{{reason}}。',
    'yaml-too-deep': '嵌套过深，最多{{limit}}层。',
    'yaml-too-many-values': '展开别名后超过{{limit}}个值，未予读取。',
    'yaml-unknown-alias': '别名“{{name}}”没有对应的锚点。',
    'yaml-key-not-text': '键应为非空文字。',
    'yaml-duplicate-key': '键“{{key}}”重复。',
    'pack-sound': '{{id}} {{version}} 无误：{{indicators}}项测评内容，基础分{{base}}，特色分{{special}}。',
    'pack-unchanged': '{{indicators}}项测评内容未变。',
  },
  en: {
    'pack-file-too-large': 'The file has {{bytes}} bytes; at most {{limit}} are allowed.',
    'pack-not-utf8': 'The file is not UTF-8; save it as UTF-8 and try again.',
    'yaml-syntax': 'This is not valid YAML: {{reason}}.',
    'yaml-too-deep': 'The nesting is too deep; at most {{limit}} levels are allowed.',
    'yaml-too-many-values': 'With its aliases followed the text has more than {{limit}} values and was not read.',
    'yaml-unknown-alias': 'The alias "{{name}}" has no anchor before it.',
    'yaml-key-not-text': 'A key must be a text that is not empty.',
    'yaml-duplicate-key': 'The key "{{key}}" stands twice.',
    'pack-sound': '{{id}} {{version}} is sound: {{indicators}} indicators, base {{base}}, special {{special}}.',
    'pack-unchanged': '{{indicators}} indicators unchanged.',
  },
};
