/** What arrives: raw records with their origin, parsed into readings or refused as dead letters. */
package io.tidewatch.reading;
