package io.rollcall.e2e.storm;

/// Says what becomes of a request.
@FunctionalInterface
interface Weather {
  Weather FAIR = _ -> Fault.NONE;

  Fault at(Passed request);
}
