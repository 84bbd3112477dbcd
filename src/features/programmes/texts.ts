import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'programme-name-taken': '本机构已有同名的评选项目。',
    'event.programme.created': '设立了评选项目',
    'event.programme.changed': '修改了评选项目',
    'programme.list': '评选项目',
    'programme.create': '新建评选项目',
    'programme.name': '名称',
    'programme.kind': '类型',
    'programme.editions': '届次',
    'programme.latest': '最近一届',
    'programme.none': '还没有评选项目',
    'programme.none-why': '评选项目是机构设立的一项荣誉，例如文明单位称号或质量奖。先新建一个，再开启届次。',
    'programme.description': '简介',
    'programme.complete': '名录完整性',
    'programme.not-complete': '不声明完整',
    'programme.complete-since': '自 {{date}} 起完整',
  },
  en: {
    'programme-name-taken': 'This body has a programme of that name already.',
    'event.programme.created': 'set up a programme',
    'event.programme.changed': 'changed a programme',
    'programme.list': 'Programmes',
    'programme.create': 'New programme',
    'programme.name': 'Name',
    'programme.kind': 'Kind',
    'programme.editions': 'Editions',
    'programme.latest': 'Latest edition',
    'programme.none': 'No programme yet',
    'programme.none-why':
      'A programme is an honour that the body offers, such as a title or a prize. Set one up, then open an edition.',
    'programme.description': 'Description',
    'programme.complete': 'Completeness of the register',
    'programme.not-complete': 'it does not claim to be complete',
    'programme.complete-since': 'complete since {{date}}',
  },
};
