/** In place of the design system's feature-flag client, a telemetry client that pages must not carry: every flag is off. */
const gates = {
  checkGate: (): boolean => false,
  getExperimentValue: <T>(_experiment: string, _parameter: string, fallback: T): T => fallback,
  initializeCalled: (): boolean => false,
  initializeCompleted: (): boolean => false,
};

export default gates;
export const FeatureGates = gates;
