// Package telemetry tells an operator how a server fares: metrics in the form
// of Prometheus, traces by OpenTelemetry, profiles. What it serves is for the
// operator alone and belongs on a listener of its own.
package telemetry
