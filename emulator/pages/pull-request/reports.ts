import { type Fragment, html, type Html, safeLink } from '../html';
import { type AnnotationView, type ReportData, type ReportView } from './report-view';
import { type Scene } from './scene';

const SHOWN_ANNOTATIONS = 20;

/** The Code Insights panel. */
export function renderReports({ reports }: Scene): Html {
  return html`<h2>Reports <span class="badge">${reports.length}</span></h2>
    ${reports.length === 0 && html`<p class="faint">No reports on this commit.</p>`} ${reports.map(renderReport)}`;
}

function renderReport(report: ReportView): Html {
  const { annotations } = report;
  return html`<details class="report" id="report-${report.id}" data-keep open>
    <summary>${resultLozenge(report.result)} <strong>${report.title}</strong></summary>
    ${report.details !== null && report.details !== undefined && html`<p class="lines">${report.details}</p>`}
    <dl class="facts">${(report.data ?? []).map(renderData)}</dl>
    ${outward(report.link, 'View full report')}
    ${
      annotations.length > 0 &&
      html`<ul class="annotations">
        ${annotations
          .slice(0, SHOWN_ANNOTATIONS)
          .map(
            (annotation) =>
              html`<li>
                ${severityLozenge(annotation)} ${place(annotation)} <span class="lines">${annotation.summary}</span>
              </li>`,
          )}
      </ul>`
    }
    ${
      annotations.length > SHOWN_ANNOTATIONS &&
      html`<p class="faint">and ${annotations.length - SHOWN_ANNOTATIONS} more</p>`
    }
    <p class="faint">${report.reporter}</p>
  </details>`;
}

function renderData({ title, type, value }: ReportData): Html {
  return html`<div>
    <dt>${title}</dt>
    <dd>${shown(type ?? null, value)}</dd>
  </div>`;
}

function shown(type: string | null, value: unknown): Fragment {
  if (typeof value === 'object' && value !== null && 'href' in value) {
    return outward(String(value.href), 'text' in value ? String(value.text) : 'Link');
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'number') return typeof value === 'string' ? value : '';
  switch (type) {
    case 'PERCENTAGE':
      return `${value}%`;
    case 'DURATION':
      return value < 1000 ? `${value} ms` : `${Math.round(value / 100) / 10} s`;
    case 'DATE':
      return new Date(value).toISOString().slice(0, 16).replace('T', ' ');
    default:
      return value;
  }
}

function place({ path, line }: AnnotationView): Fragment {
  if (path === null || path === undefined) return null;
  const anchor = line === null || line === undefined ? '' : `T${line}`;
  return html`<a href="#L${encodeURIComponent(path)}${anchor}"><code>${path}${anchor.replace('T', ':')}</code></a>`;
}

/** An annotation in the diff. */
export function renderAnnotation(annotation: AnnotationView, reportTitle: string): Html {
  return html`<div class="annotation" role="group" aria-label="Annotation of ${reportTitle}">
    <p>
      ${severityLozenge(annotation)} <strong>${annotation.title ?? reportTitle}</strong>
      ${(annotation.title ?? reportTitle) !== reportTitle && html`<span class="faint">${reportTitle}</span>`}
    </p>
    <p class="lines">${annotation.summary}</p>
    ${(annotation.details ?? '') !== '' && html`<p class="lines faint">${annotation.details}</p>`}
    ${outward(annotation.link, 'More')}
  </div>`;
}

function resultLozenge(result: string | null | undefined): Html {
  const look = result === 'PASSED' ? 'success' : result === 'FAILED' ? 'removed' : 'moved';
  return html`<span class="lozenge lozenge-${look}">${result ?? 'NONE'}</span>`;
}

function severityLozenge({ severity }: AnnotationView): Fragment {
  if (severity === null || severity === undefined) return null;
  const look = severity === 'CRITICAL' || severity === 'HIGH' ? 'removed' : severity === 'MEDIUM' ? 'moved' : 'default';
  return html`<span class="lozenge lozenge-${look}">${severity}</span>`;
}

function outward(address: string | null | undefined, text: string): Fragment {
  if (address === null || address === undefined) return null;
  const href = safeLink(address);
  return html`<p>${href === null ? text : html`<a href="${href}" rel="noopener" target="_blank">${text}</a>`}</p>`;
}
