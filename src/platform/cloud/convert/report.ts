import type { Annotation, Category, Report, ReportDatum, Severity } from '../../../domain';
import { cutText } from '../../cut-text';

const MAX_TITLE = 255;
const MAX_DETAILS = 2000;
const MAX_SUMMARY = 450;
const MAX_DATA = 10;

const RESULTS = { pending: 'PENDING', passed: 'PASSED', failed: 'FAILED' } as const;

/** `HIGH` is left free: three grades of ours on four of theirs, with the worst clearly apart. */
const SEVERITIES: Readonly<Record<Severity, string>> = { blocker: 'CRITICAL', warning: 'MEDIUM', info: 'LOW' };

const TYPES: Readonly<Partial<Record<Category, string>>> = {
  security: 'VULNERABILITY',
  secret: 'VULNERABILITY',
  bug: 'BUG',
};

export function toWireReport(report: Report): object {
  return {
    title: cutText(report.title || 'Loom', MAX_TITLE),
    details: cutText(report.details, MAX_DETAILS),
    report_type: 'BUG',
    reporter: 'Loom',
    result: RESULTS[report.result],
    ...(report.link === null ? {} : { link: report.link }),
    data: report.data.slice(0, MAX_DATA).map(toWireDatum),
  };
}

function toWireDatum(datum: ReportDatum): object {
  const title = cutText(datum.title, MAX_TITLE);
  switch (datum.kind) {
    case 'number':
      return { title, type: 'NUMBER', value: datum.value };
    case 'text':
      return { title, type: 'TEXT', value: cutText(datum.value, MAX_TITLE) };
    case 'duration':
      return { title, type: 'DURATION', value: Math.round(datum.milliseconds) };
    case 'link':
      return { title, type: 'LINK', value: { text: cutText(datum.text, MAX_TITLE), href: datum.url } };
  }
}

/** A line without a path, and an empty summary, are refused by the host. */
export function toWireAnnotation(annotation: Annotation): object {
  const { path, line, details, link } = annotation;
  return {
    external_id: annotation.id,
    annotation_type: TYPES[annotation.category] ?? 'CODE_SMELL',
    summary: cutText(annotation.summary.trim() || 'A finding without words.', MAX_SUMMARY),
    severity: SEVERITIES[annotation.severity],
    ...(details ? { details: cutText(details, MAX_DETAILS) } : {}),
    ...(path === null ? {} : { path }),
    ...(path === null || line === null || line < 1 ? {} : { line }),
    ...(link === null ? {} : { link }),
  };
}
