import type { InfrastructureRow } from './rule-row';
import { AWS_ACCESS_ROWS } from './rules/aws-access';
import { AWS_ANALYSIS_ROWS } from './rules/aws-analysis';
import { AWS_AUDIT_ROWS } from './rules/aws-audit';
import { AWS_COMPUTE_ROWS } from './rules/aws-compute';
import { AWS_DATA_ROWS } from './rules/aws-data';
import { AWS_IAM_ROWS } from './rules/aws-iam';
import { AWS_KEY_ROWS } from './rules/aws-keys';
import { AWS_NETWORK_ROWS } from './rules/aws-network';
import { AWS_S3_ROWS } from './rules/aws-s3';
import { AZURE_NETWORK_ROWS } from './rules/azure-network';
import { AZURE_SERVICE_ROWS } from './rules/azure-services';
import { AZURE_WATCH_ROWS } from './rules/azure-watch';
import { BITBUCKET_MISTAKE_ROWS } from './rules/bitbucket-mistakes';
import { BITBUCKET_SECURITY_ROWS } from './rules/bitbucket-security';
import { COMPOSE_ROWS } from './rules/compose';
import { DOCKER_COMMAND_ROWS } from './rules/docker-commands';
import { DOCKER_IMAGE_ROWS } from './rules/docker-images';
import { DOCKER_LAYER_ROWS } from './rules/docker-layers';
import { DOCKER_MISTAKE_ROWS } from './rules/docker-mistakes';
import { GOOGLE_DATA_ROWS } from './rules/google-data';
import { GOOGLE_IAM_ROWS } from './rules/google-iam';
import { GOOGLE_SERVICE_ROWS } from './rules/google-services';
import { KUBERNETES_CONTAINER_ROWS } from './rules/kubernetes-containers';
import { KUBERNETES_OBJECT_ROWS } from './rules/kubernetes-objects';
import { KUBERNETES_POD_ROWS } from './rules/kubernetes-pods';
import { KUBERNETES_SETTING_ROWS } from './rules/kubernetes-settings';
import { OTHER_CLOUD_ROWS } from './rules/other-clouds';
import { OTHER_SETTING_ROWS } from './rules/other-settings';
import { WORKFLOW_ROWS } from './rules/workflow';

/** Everything this analyzer looks for. */
export const INFRASTRUCTURE_ROWS: readonly InfrastructureRow[] = [
  ...AWS_ACCESS_ROWS,
  ...AWS_ANALYSIS_ROWS,
  ...AWS_AUDIT_ROWS,
  ...AWS_COMPUTE_ROWS,
  ...AWS_DATA_ROWS,
  ...AWS_IAM_ROWS,
  ...AWS_KEY_ROWS,
  ...AWS_NETWORK_ROWS,
  ...AWS_S3_ROWS,
  ...AZURE_NETWORK_ROWS,
  ...AZURE_SERVICE_ROWS,
  ...AZURE_WATCH_ROWS,
  ...BITBUCKET_MISTAKE_ROWS,
  ...BITBUCKET_SECURITY_ROWS,
  ...COMPOSE_ROWS,
  ...DOCKER_COMMAND_ROWS,
  ...DOCKER_IMAGE_ROWS,
  ...DOCKER_LAYER_ROWS,
  ...DOCKER_MISTAKE_ROWS,
  ...GOOGLE_DATA_ROWS,
  ...GOOGLE_IAM_ROWS,
  ...GOOGLE_SERVICE_ROWS,
  ...KUBERNETES_CONTAINER_ROWS,
  ...KUBERNETES_OBJECT_ROWS,
  ...KUBERNETES_POD_ROWS,
  ...KUBERNETES_SETTING_ROWS,
  ...OTHER_CLOUD_ROWS,
  ...OTHER_SETTING_ROWS,
  ...WORKFLOW_ROWS,
];
