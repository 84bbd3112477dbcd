import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'score-sheet-invalid': '评分表还有问题，请按下列提示修改。',
    'score-sheet-already-submitted': '评分表已经提交。如需修改，请联系评选办公室退回。',
    'score-sheet-not-submitted': '评分表尚未提交，无需退回。',
    'assessment-stage-closed': '评审已于 {{closesAt}} 截止，服务器时间为 {{now}}，不能再修改。',
    'assessment-stage-not-open': '评审将于 {{opensAt}} 开始，服务器时间为 {{now}}。',
    'event.score-sheet.saved': '保存了评分',
    'event.score-sheet.submitted': '提交了评分表',
    'event.score-sheet.reopened': '退回了评分表',
  },
  en: {
    'score-sheet-invalid': 'The score sheet has problems; please mend what is listed.',
    'score-sheet-already-submitted': 'The score sheet is submitted. To change it, ask the office to open it again.',
    'score-sheet-not-submitted': 'The score sheet is not submitted; there is nothing to open again.',
    'assessment-stage-closed':
      "Assessment closed at {{closesAt}}; the server's time is {{now}}. Nothing can be changed any more.",
    'assessment-stage-not-open': "Assessment opens at {{opensAt}}; the server's time is {{now}}.",
    'event.score-sheet.saved': 'saved marks',
    'event.score-sheet.submitted': 'submitted a score sheet',
    'event.score-sheet.reopened': 'opened a score sheet again',
  },
};
