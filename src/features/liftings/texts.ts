import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'conflict-not-detected': '这项回避关系已不存在，请刷新后再试。',
    'conflict-lifting-requested-already': '这项回避已有人申请解除，或已经解除。',
    'conflict-lifting-decided-already': '这项申请已经处理。',
    'conflict-lifting-needs-second-person': '申请人不能批准自己的申请，须由本机构另一位工作人员决定。',
    'conflict-lifting-over': '这项申请已被驳回或撤回。',
    'event.conflict-lifting.requested': '申请解除回避',
    'event.conflict-lifting.lifted': '批准解除回避',
    'event.conflict-lifting.kept': '驳回解除回避的申请',
    'event.conflict-lifting.withdrawn': '撤回解除回避',
  },
  en: {
    'conflict-not-detected': 'This tie is not there any more; reload and look again.',
    'conflict-lifting-requested-already': 'Somebody asked to lift this tie already, or it is lifted.',
    'conflict-lifting-decided-already': 'This request is decided already.',
    'conflict-lifting-needs-second-person': 'Whoever asked cannot decide: another member of the office has to.',
    'conflict-lifting-over': 'This request was refused or withdrawn.',
    'event.conflict-lifting.requested': 'asked to lift a conflict',
    'event.conflict-lifting.lifted': 'lifted a conflict',
    'event.conflict-lifting.kept': 'refused to lift a conflict',
    'event.conflict-lifting.withdrawn': 'took back the lifting of a conflict',
  },
};
