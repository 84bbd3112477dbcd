/** The columns of a branch as a table, and the words in its cells. */
import type { Language } from '../text.ts';

export const columns = [
  'level',
  'number',
  'zh',
  'en',
  'points',
  'scale',
  'methods',
  'length',
  'evidence',
  'evidenceAtLeast',
  'ownerZh',
  'ownerEn',
  'guidanceZh',
  'guidanceEn',
] as const;
export type Column = (typeof columns)[number];

export const columnNames: Readonly<Record<Language, Readonly<Record<Column, string>>>> = {
  'zh-CN': {
    level: '级别',
    number: '编号',
    zh: '内容（中文）',
    en: '内容（英文）',
    points: '分值',
    scale: '评分尺度',
    methods: '测评方法',
    length: '字数上限',
    evidence: '佐证类型',
    evidenceAtLeast: '至少份数',
    ownerZh: '责任部门（中文）',
    ownerEn: '责任部门（英文）',
    guidanceZh: '说明（中文）',
    guidanceEn: '说明（英文）',
  },
  en: {
    level: 'Level',
    number: 'Number',
    zh: 'Text (Chinese)',
    en: 'Text (English)',
    points: 'Points',
    scale: 'Scale',
    methods: 'Methods',
    length: 'Characters at most',
    evidence: 'Evidence',
    evidenceAtLeast: 'Pieces at least',
    ownerZh: 'Department (Chinese)',
    ownerEn: 'Department (English)',
    guidanceZh: 'Guidance (Chinese)',
    guidanceEn: 'Guidance (English)',
  },
};

/** What people call these columns in tables of their own. */
export const columnAliases: Readonly<Record<string, Column>> = {
  序号: 'number',
  'no.': 'number',
  no: 'number',
  内容: 'zh',
  指标: 'zh',
  测评内容: 'zh',
  中文: 'zh',
  chinese: 'zh',
  text: 'en',
  英文: 'en',
  english: 'en',
  分数: 'points',
  满分: 'points',
  标准分: 'points',
  score: 'points',
  方法: 'methods',
  method: 'methods',
  层级: 'level',
};

export const methodWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    material: '材料审核',
    'online-check': '网上检查',
    'site-visit': '实地考察',
    questionnaire: '问卷调查',
    interview: '访谈',
    'department-opinion': '部门意见',
    'secret-visit': '暗访',
    records: '台账记录',
  },
  en: {
    material: 'material',
    'online-check': 'online check',
    'site-visit': 'site visit',
    questionnaire: 'questionnaire',
    interview: 'interview',
    'department-opinion': 'department opinion',
    'secret-visit': 'secret visit',
    records: 'records',
  },
};

export const evidenceWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': { file: '文件', link: '链接', record: '记录' },
  en: { file: 'file', link: 'link', record: 'record' },
};

/** The sheets of a workbook: the base, and the special points where there are any. */
export const sheetNames: Readonly<Record<Language, { readonly criteria: string; readonly special: string }>> = {
  'zh-CN': { criteria: '指标', special: '特色分' },
  en: { criteria: 'Criteria', special: 'Special points' },
};
