/**
 * What came of a backtest as one self-contained page: tables in HTML, plots drawn by Apache ECharts
 * in the reader's browser. The only room that knows ECharts.
 */
package io.tidewatch.report;
