package io.tidewatch.dl4j;

/** A training loss in double precision with the gradient that training would follow. */
interface GradientProbe {

  /** How many parameters there are. */
  int parameters();

  /** The loss after a parameter has been moved by a distance; it is moved back. */
  double lossAt(int parameter, double distance);

  /** The gradient at the parameters as they are. */
  double[] gradient();
}
