// In place of the design system's feature-flag client, a telemetry client that pages of ours must not carry: every flag is off.
const gates = {
  checkGate: () => false,
  getExperimentValue: (_experiment, _parameter, fallback) => fallback,
  initializeCalled: () => false,
  initializeCompleted: () => false,
};

module.exports = { __esModule: true, default: gates, FeatureGates: gates };
