package io.tidewatch.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.report.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Growths as plots, both axes logarithmic: a line's slope is its exponent. One page that loads
 * nothing, drawn by the library that the page of a backtest is drawn by.
 */
final class GrowthPage {

  private static final String SCRIPT =
      """
      for (const plot of plots) {
        const place = document.body.appendChild(document.createElement('div'));
        place.style.cssText = 'width:48rem;max-width:100%;height:24rem';
        echarts.init(place).setOption({
          title: {text: plot.with},
          legend: {bottom: 0},
          grid: {bottom: 80},
          tooltip: {},
          xAxis: {type: 'log', name: plot.with, nameLocation: 'middle', nameGap: 25},
          yAxis: {type: 'log', name: 'µs a record'},
          series: plot.lines.map(line => ({type: 'line', name: line.name, data: line.points})),
        });
      }
      """;

  private GrowthPage() {}

  static String of(List<Growth> growths) {
    Map<String, List<Map<String, Object>>> lines = new LinkedHashMap<>();
    for (Growth growth : growths) {
      String name = String.format(Locale.ROOT, "%s, ^%.2f", growth.state(), growth.exponent());
      List<double[]> points =
          growth.points().stream().map(p -> new double[] {p.size(), p.micros()}).toList();
      lines
          .computeIfAbsent(growth.with(), key -> new ArrayList<>())
          .add(Map.of("name", name, "points", points));
    }
    List<Map<String, Object>> plots = new ArrayList<>();
    lines.forEach((with, own) -> plots.add(Map.of("with", with, "lines", own)));
    try {
      return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>Growth</title>\n<body>\n<script>"
          + Resources.library()
          + "</script>\n<script>\nconst plots = "
          + new ObjectMapper().writeValueAsString(plots)
          + ";\n"
          + SCRIPT
          + "</script>\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("plots must become JSON, but did not", impossible);
    }
  }
}
