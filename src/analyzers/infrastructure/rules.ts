import type { InfrastructureRow } from './rule-row';
import { AWS_AUDIT_ROWS } from './rules/aws-audit';
import { AWS_COMPUTE_ROWS } from './rules/aws-compute';
import { AWS_DATA_ROWS } from './rules/aws-data';
import { AWS_ANALYSIS_ROWS } from './rules/aws-analysis';
import { AWS_IAM_ROWS } from './rules/aws-iam';
import { AWS_NETWORK_ROWS } from './rules/aws-network';
import { AWS_S3_ROWS } from './rules/aws-s3';
import { DOCKER_IMAGE_ROWS } from './rules/docker-images';
import { DOCKER_MISTAKE_ROWS } from './rules/docker-mistakes';
import { DOCKER_COMMAND_ROWS } from './rules/docker-commands';
import { DOCKER_LAYER_ROWS } from './rules/docker-layers';
import { KUBERNETES_OBJECT_ROWS } from './rules/kubernetes-objects';
import { KUBERNETES_SETTING_ROWS } from './rules/kubernetes-settings';
import { KUBERNETES_POD_ROWS } from './rules/kubernetes-pods';
import { KUBERNETES_CONTAINER_ROWS } from './rules/kubernetes-containers';

export const INFRASTRUCTURE_ROWS: readonly InfrastructureRow[] = [
  ...AWS_AUDIT_ROWS,
  ...AWS_COMPUTE_ROWS,
  ...AWS_DATA_ROWS,
  ...AWS_ANALYSIS_ROWS,
  ...AWS_IAM_ROWS,
  ...AWS_NETWORK_ROWS,
  ...AWS_S3_ROWS,
  ...KUBERNETES_POD_ROWS,
  ...KUBERNETES_CONTAINER_ROWS,
  ...KUBERNETES_OBJECT_ROWS,
  ...KUBERNETES_SETTING_ROWS,
  ...DOCKER_IMAGE_ROWS,
  ...DOCKER_MISTAKE_ROWS,
  ...DOCKER_COMMAND_ROWS,
  ...DOCKER_LAYER_ROWS,
];
