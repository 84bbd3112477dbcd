import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'evidence-invalid': '佐证材料未能保存，请按下列提示修改。',
    'upload-not-finished': '没有找到您已完成的该次上传，请重新上传文件。',
    'evidence-in-submitted-entry': '已提交的申报正在使用这份材料，不能修改或移除。如确需更换，请在申报截止前撤回申报。',
    'evidence-file-missing': '服务器上找不到文件“{{name}}”。请联系管理员从备份恢复，或由单位重新上传。',
    'event.evidence.added': '添加佐证材料',
    'event.evidence.changed': '修改佐证材料',
    'event.evidence.removed': '移除佐证材料',
  },
  en: {
    'evidence-invalid': 'The evidence was not saved. Please mend what is listed.',
    'upload-not-finished': 'There is no finished upload of yours with this number. Upload the file again.',
    'evidence-in-submitted-entry':
      'A submitted entry uses this evidence, so it can neither be changed nor removed. If it must be replaced, withdraw the entry before the stage closes.',
    'evidence-file-missing':
      'The server no longer has the file “{{name}}”. Ask the administrator to restore it from the backup, or have the unit upload it again.',
    'event.evidence.added': 'Evidence added',
    'event.evidence.changed': 'Evidence changed',
    'event.evidence.removed': 'Evidence removed',
  },
};
