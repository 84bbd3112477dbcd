import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'pack-invalid': '考评标准有误，未导入任何内容。',
    'pack-version-exists': '考评标准“{{key}}”的 {{version}} 版已经导入过。内容有改动时请提高版本号。',
    'pack-source-missing': '请选择一份随附的考评标准，或提供文件内容。',
    'event.pack.imported': '导入了考评标准',
    'pack-sound': '{{id}} {{version}} 无误：{{indicators}}项测评内容，基础分{{base}}，特色分{{special}}。',
    'pack-unchanged': '{{indicators}}项测评内容未变。',
  },
  en: {
    'pack-invalid': 'The pack has problems; nothing was imported.',
    'pack-version-exists': 'Version {{version}} of the pack "{{key}}" was imported before. Raise the version when its content changes.',
    'pack-source-missing': 'Choose a shipped pack, or hand in the text of a file.',
    'event.pack.imported': 'imported a pack',
    'pack-sound': '{{id}} {{version}} is sound: {{indicators}} indicators, base {{base}}, special {{special}}.',
    'pack-unchanged': '{{indicators}} indicators unchanged.',
  },
};
