import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'pack-draft-invalid': '内容超出可保存的范围，未保存。',
    'pack-draft-published': '该草稿已发布为正式版本，不能再改。如需修订，请从该版本新建草稿。',
    'pack-draft-not-sound': '草稿还有问题，暂不能发布。',
    'pack-drafts-too-many': '本机构未完成的草稿已达{{limit}}份。请先发布或删除一些。',
    'pack-file-unreadable': '文件未能读取，草稿没有改动。',
    'workbook-unreadable': '这不是可读取的 Excel 工作簿（.xlsx），或者展开后过大。',
    'event.pack-draft.started': '新建了考评标准草稿',
    'event.pack-draft.saved': '修改了考评标准草稿',
    'event.pack-draft.discarded': '删除了考评标准草稿',
  },
  en: {
    'pack-draft-invalid': 'The content is beyond what can be kept; nothing was saved.',
    'pack-draft-published':
      'This draft was published and can no longer be changed. Begin a new draft from that version.',
    'pack-draft-not-sound': 'The draft still has problems and cannot be published.',
    'pack-drafts-too-many': 'This body has {{limit}} unfinished drafts already. Publish or discard some first.',
    'pack-file-unreadable': 'The file could not be read; the draft is unchanged.',
    'workbook-unreadable': 'This is no Excel workbook (.xlsx) that can be read, or it is too large when unpacked.',
    'event.pack-draft.started': 'began a draft of a pack',
    'event.pack-draft.saved': 'changed a draft of a pack',
    'event.pack-draft.discarded': 'discarded a draft of a pack',
  },
};
