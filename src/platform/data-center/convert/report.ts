import type { Annotation, Category, Report, ReportDatum, Severity } from '../../../domain';
import { cutText } from '../../cut-text';

const MAX_TITLE = 450;
const MAX_TEXT = 2000;
const MAX_DATA = 6;

const SEVERITIES: Readonly<Record<Severity, string>> = { blocker: 'HIGH', warning: 'MEDIUM', info: 'LOW' };

const TYPES: Readonly<Partial<Record<Category, string>>> = {
  security: 'VULNERABILITY',
  secret: 'VULNERABILITY',
  bug: 'BUG',
};

/** There is no pending result: a report without one is neither passed nor failed. */
const RESULTS = { pending: {}, passed: { result: 'PASS' }, failed: { result: 'FAIL' } } as const;

export function toWireReport(report: Report): object {
  return {
    title: cutText(report.title || 'Loom', MAX_TITLE),
    details: cutText(report.details, MAX_TEXT),
    reporter: 'Loom',
    ...RESULTS[report.result],
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
      return { title, type: 'LINK', value: { linktext: cutText(datum.text, MAX_TITLE), href: datum.url } };
  }
}

/** An empty message is refused, together with all the others of the request. */
export function toWireAnnotation(annotation: Annotation): object {
  const { path, line, link } = annotation;
  return {
    externalId: annotation.id,
    message: cutText(messageOf(annotation), MAX_TEXT),
    severity: SEVERITIES[annotation.severity],
    type: TYPES[annotation.category] ?? 'CODE_SMELL',
    ...(path === null ? {} : { path }),
    ...(path === null || line === null || line < 1 ? {} : { line }),
    ...(link === null ? {} : { link }),
  };
}

function messageOf({ summary, details }: Annotation): string {
  const said = [summary, details ?? ''].map((text) => text.trim()).filter((text) => text !== '');
  return said.join('\n') || 'A finding without words.';
}
