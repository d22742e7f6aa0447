/**
 * Training with DL4J and ND4J, the only room that knows them: a trainer per family, the export of a
 * trained network to plain Java, and the comparison of the two.
 */
package io.tidewatch.dl4j;
