import type { Annotation, Report } from '../../world/model';
import { timestamp } from './timestamp';

export function reportJson(report: Report): Record<string, unknown> {
  return {
    type: 'report',
    uuid: report.uuid,
    external_id: report.externalId,
    ...report.fields,
    created_on: timestamp(report.createdOn),
    updated_on: timestamp(report.updatedOn),
  };
}

export function annotationJson(annotation: Annotation): Record<string, unknown> {
  return {
    type: 'report_annotation',
    uuid: annotation.uuid,
    external_id: annotation.externalId,
    ...annotation.fields,
    created_on: timestamp(annotation.createdOn),
    updated_on: timestamp(annotation.updatedOn),
  };
}
