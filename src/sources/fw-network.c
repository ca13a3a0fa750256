/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-network.h"

FwNetwork
fw_network_look (void)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  if (!g_network_monitor_get_network_available (monitor))
    return FW_NETWORK_NONE;
  if (g_network_monitor_get_connectivity (monitor) != G_NETWORK_CONNECTIVITY_FULL)
    return FW_NETWORK_LIMITED;
  if (g_network_monitor_get_network_metered (monitor))
    return FW_NETWORK_METERED;
  return FW_NETWORK_FULL;
}
