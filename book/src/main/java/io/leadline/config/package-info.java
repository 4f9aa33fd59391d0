/**
 * Cold: what an operator writes down. Read once, checked whole, immutable afterwards.
 */
package io.leadline.config;
