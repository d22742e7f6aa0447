// Draws each figure of the page by ECharts, from the JSON that stands in it.
(() => {
  'use strict';

  const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const narrow = () => window.innerWidth < 640;
  const three = value => value === null ? 'none' : Number(value).toPrecision(3);
  const power = value => value >= 0.001 && value < 1e6 ? String(Number(value.toPrecision(3))) : value.toExponential(0);
  const time = millis => new Date(millis).toISOString().replace('T', ' ').replace('.000Z', '');
  const dates = { year: '{yyyy}-{MM}-{dd}', month: '{yyyy}-{MM}-{dd}', day: '{MM}-{dd}', hour: '{HH}:{mm}', minute: '{HH}:{mm}', second: '{HH}:{mm}:{ss}' };
  // A logarithmic axis has no zero.
  const positive = (points, at) => points.filter(point => point[at] > 0);

  const axis = (type, name, more) => Object.assign({
    type,
    name,
    nameLocation: 'middle',
    nameGap: type === 'time' ? 26 : 30,
    nameTextStyle: { color: color('faint') },
    axisLine: { lineStyle: { color: color('rule') } },
    axisLabel: { color: color('faint'), hideOverlap: true, formatter: { log: power, time: dates }[type] },
    splitLine: { lineStyle: { color: color('rule'), opacity: 0.6 } },
    axisPointer: type === 'time' ? {} : { label: { formatter: shown => three(shown.value) } },
  }, more);

  const upright = (name, type, more) =>
    axis(type, name, Object.assign({ nameGap: 52 }, more));

  const line = (name, data, paint, more) => Object.assign({
    name,
    type: 'line',
    data,
    showSymbol: false,
    animation: false,
    itemStyle: { color: color(paint) },
    lineStyle: { width: 1.4, color: color(paint) },
  }, more);

  const dots = (name, data, paint, more) => Object.assign({
    name,
    type: 'scatter',
    data,
    animation: false,
    itemStyle: { color: color(paint) },
  }, more);

  const mark = (text, place, paint, position) => Object.assign({
    label: { formatter: text, color: color(paint), position },
    lineStyle: { color: color(paint), type: 'dashed' },
  }, place);

  const marks = data => ({ silent: true, symbol: 'none', animation: false, data });

  const frame = (series, x, y, more) => Object.assign({
    animation: false,
    useUTC: true,
    textStyle: { color: color('ink'), fontFamily: 'system-ui, sans-serif' },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 16,
      itemHeight: 8,
      textStyle: { color: color('ink') },
      inactiveColor: color('faint'),
      data: series.map(one => ({ name: one.name, icon: one.markArea ? 'rect' : one.type === 'scatter' ? 'circle' : 'path://M0 4 H20 V7 H0 Z' })),
    },
    grid: { left: 72, right: narrow() ? 16 : 40, top: narrow() ? 84 : 60, bottom: 52 },
    // Rich text is drawn, not parsed: no name can become HTML.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: color('panel'),
      borderColor: color('rule'),
      textStyle: { color: color('ink') },
      valueFormatter: three,
    },
    xAxis: x,
    yAxis: y,
    series,
  }, more);

  const bands = (name, spans, paint, opacity) => ({
    name,
    type: 'line',
    data: [],
    itemStyle: { color: color(paint) },
    markArea: {
      silent: true,
      animation: false,
      // The border shows a span of a single record.
      itemStyle: { color: color(paint), opacity, borderColor: color(paint), borderWidth: 1 },
      data: spans.map(span => [{ xAxis: span[0] }, { xAxis: span[1] }]),
    },
  });

  const kinds = {

    score: item => {
      const records = positive(item.records, 1);
      const last = item.records[item.records.length - 1][0];
      const thresholds = item.models.map(model => [model[0], model[1]]);
      thresholds.push([last, thresholds[thresholds.length - 1][1]]);
      const named = item.models.length <= (narrow() ? 5 : 25);
      const changes = item.models.map(model =>
        mark(named ? model[2].split('-')[0] : '', { xAxis: model[0] }, 'model', 'insideEndTop'));
      const errors = line('error', records, 'line', { lineStyle: { width: 1, color: color('line') }, markLine: marks(changes) });
      const series = [
        bands('labelled event', item.events, 'event', 0.25),
        bands('episode', item.episodes, 'episode', 0.15),
        errors,
        line('threshold', thresholds, 'second', { step: 'end' }),
        dots('peak of an episode',
          item.episodes.map(episode => ({
            value: [episode[2], episode[3]],
            symbolSize: { minor: 6, major: 9, critical: 12 }[episode[4]],
            severity: episode[4],
            pValue: episode[5],
          })), 'episode', { z: 5 }),
      ].filter(one => one.type !== 'line' || !one.markArea || one.markArea.data.length > 0);
      const option = frame(series, axis('time', '', { splitLine: { show: false } }), upright('error', 'log', {}));
      option.grid.bottom = 84;
      option.dataZoom = [
        { type: 'slider', filterMode: 'none', bottom: 12, height: 26, textStyle: { color: color('faint') }, labelFormatter: value => time(value) },
        { type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: 'shift' },
      ];
      option.tooltip.formatter = shown => {
        const lines = [time(shown[0].axisValue)];
        for (const one of shown) {
          const more = one.data.severity ? ', ' + one.data.severity + ', p ' + three(one.data.pValue) : '';
          lines.push(one.seriesName + ' ' + three(one.value[1]) + more);
        }
        return lines.join('\n');
      };
      return option;
    },

    rate: item => {
      const lowest = Math.min(...item.rates.map(rate => Math.min(rate[0], rate[1])), item.configured);
      return frame([
        line('realised', item.rates, 'line', {
          markLine: marks([mark('configured', { xAxis: item.configured }, 'model', 'insideEndTop')]),
        }),
        line('as wanted', [[lowest, lowest], [0.5, 0.5]], 'second', { lineStyle: { type: 'dashed', color: color('second') } }),
      ], axis('log', 'wanted rate', {}), upright('realised rate', 'log', {}));
    },

    tail: item => frame([
      line('seen', positive(item.seen, 0), 'line', { step: 'end' }),
      line('fitted', item.fitted, 'second', {
        markLine: marks([
          mark('threshold', { xAxis: item.threshold }, 'episode', 'end'),
          mark('tail begins', { xAxis: item.tailFrom }, 'faint', 'insideStartBottom'),
          mark('wanted rate', { yAxis: item.rate }, 'episode', 'insideStartTop'),
        ]),
      }),
    ], axis('log', 'error', {}), upright('share of records', 'log', {})),

    recall: item => frame([
      line('every threshold', item.points, 'line', {
        step: 'end',
        markLine: marks([mark('always', { yAxis: item.share }, 'faint', 'insideEndTop')]),
      }),
      dots('alerts', item.alerts[0] === null ? [] : [item.alerts], 'episode', { symbolSize: 12 }),
    ], axis('value', 'recall', { min: 0, max: 1 }), upright('precision', 'value', { min: 0, max: 1 })),

    loss: item => {
      const curves = [line('training', item.training, 'line', { showSymbol: item.training.length < 40 })];
      if (item.heldOut.length > 0) {
        curves.push(line('held out', item.heldOut, 'second', { showSymbol: item.heldOut.length < 40 }));
      }
      const falls = item.training.concat(item.heldOut).every(point => point[1] > 0);
      return frame(curves, axis('value', 'epoch', { min: 1, minInterval: 1 }),
        upright('loss', falls ? 'log' : 'value', { scale: true }));
    },
  };

  const chooser = (figure, items) => {
    const label = document.createElement('label');
    const choice = document.createElement('select');
    items.forEach((item, index) => choice.add(new Option(item.name, String(index))));
    label.append('Shown: ', choice);
    figure.prepend(label);
    return choice;
  };

  for (const figure of document.querySelectorAll('figure.plot')) {
    const items = JSON.parse(figure.querySelector('script').textContent);
    const choice = items.length > 1 ? chooser(figure, items) : null;
    const chart = echarts.init(figure.querySelector('.canvas'));
    const draw = () => chart.setOption(kinds[figure.dataset.kind](items[choice ? choice.value : 0]), true);
    draw();
    if (choice) {
      choice.addEventListener('change', draw);
    }
    new ResizeObserver(() => chart.resize()).observe(figure);
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
    window.matchMedia('(max-width: 639px)').addEventListener('change', draw);
  }
})();
